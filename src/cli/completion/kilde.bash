# Completion of kilde for bash.
_kilde()
{
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
	local command= i
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		account | explain | help | languages | read)
			command=${COMP_WORDS[i]}
			break
			;;
		esac
	done
	COMPREPLY=()
	case $before in
	--until | -u)
		mapfile -t COMPREPLY < <(compgen -W 'extract langid tokens blocks
			syntax names mentions times statements events deeds
			figures citations proposals' -- "$word")
		return
		;;
	--names | --repairs)
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
		return
		;;
	--data | --output | -o)
		mapfile -t COMPREPLY < <(compgen -d -- "$word")
		return
		;;
	esac
	local inputs='--language --published --outlet --max-article --quiet
		--data --help'
	local words=
	case $command in
	'') words='account explain help languages read --version --data --help' ;;
	help) words='account explain languages read' ;;
	account) words="--json --markdown --output --names --reader --repairs $inputs" ;;
	explain) words="--account $inputs" ;;
	languages) words='--json --data --help' ;;
	read) words="--json --tokens --until $inputs" ;;
	esac
	if [[ -z $command || $command == help || $word == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
	fi
}
complete -o filenames -F _kilde kilde
