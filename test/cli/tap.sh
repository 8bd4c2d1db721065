# tap.sh - what the shell tests share; tells the outcome as TAP. Each test
# sources it, with KILDE, KILDE_PACK and ROOT set, and ends with "done_testing".
# shellcheck shell=sh

export LC_ALL=C.UTF-8
unset KILDE_DATA
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
count=0
any_failed=0

# ok NAME COMMAND...: the command succeeds.
ok() {
	name=$1
	shift
	count=$((count + 1))
	if "$@" >ok.out 2>&1; then
		echo "ok $count - $name"
	else
		any_failed=1
		echo "not ok $count - $name"
		echo "# $*"
		sed 's/^/# /' ok.out
		sed 's/^/# standard error: /' err 2>/dev/null | head -n 20
	fi
}

not() {
	! "$@"
}

skip() { # NAME REASON
	count=$((count + 1))
	echo "ok $count - $1 # SKIP $2"
}

# run COMMAND...: keeps its output in out, err and $status.
run() {
	"$@" >out 2>err
	status=$?
}

status_is() {
	[ "$status" -eq "$1" ] || { echo "status $status, not $1"; false; }
}

# A command before others that takes the rights of root away, if we have them;
# "false" where that can't be done.
unprivileged=
if [ "$(id -u)" -eq 0 ]; then
	unprivileged="setpriv --reuid=65534 --regid=65534 --clear-groups"
	chmod 755 "$work"
	$unprivileged "$KILDE" --version >/dev/null 2>&1 || unprivileged=false
fi

# says FILE TEXT: the file contains the text.
says() {
	grep -qF -- "$2" "$1" || { cat "$1"; false; }
}

is_empty() {
	[ ! -s "$1" ] || { cat "$1"; false; }
}

lines_are() { # FILE N
	[ "$(wc -l <"$1")" -eq "$2" ] || { wc -l "$1"; false; }
}

# Every line of a file is one JSON value.
is_json_lines() {
	python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    json.loads(line)
' "$1"
}

# field FILE EXPRESSION: a Python expression over d, the list of its JSON lines.
holds() {
	python3 -c '
import json, sys
d = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
sys.exit(0 if eval("(" + sys.argv[2] + ")") else 1)
' "$1" "$2"
}

done_testing() {
	echo "1..$count"
	exit "$any_failed"
}
