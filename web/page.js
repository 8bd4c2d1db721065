// The page works without this: it adds filters, zoom, the drawer and keys.
(function () {
	"use strict";
	const byId = (id) => document.getElementById(id);
	const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
	const drawer = byId("drawer");
	let current = null; // the item that keys stand on
	let shown = null; // the link whose sentence the drawer shows

	// --- language of the frame: English is written, Bokmål beside it ---

	let frame = "en";

	function setFrame(language) {
		if (language === frame) { return; }
		frame = language;
		for (const element of all("[data-nb]")) {
			const other = element.dataset.nb;
			element.dataset.nb = element.textContent;
			element.textContent = other;
		}
		document.documentElement.lang = frame;
		byId("frame").textContent = frame === "en" ? "Norsk" : "English";
		byId("frame").lang = frame === "en" ? "nb" : "en";
		nameLanguages();
	}

	function nameLanguages(from) {
		const names = new Intl.DisplayNames([frame], { type: "language", fallback: "code" });
		for (const element of all("[data-lang]", from)) {
			let name = element.dataset.lang;
			if (name === "und") { continue; }
			try { name = names.of(name); } catch (error) { /* no such language */ }
			if (/^(A|OPTION)$/.test(element.tagName)) { element.textContent = name; } else { element.title = name; }
		}
	}

	function preferred() {
		for (const language of navigator.languages || []) {
			if (/^(nb|nn|no|da)\b/i.test(language)) { return "nb"; }
			if (/^en\b/i.test(language)) { return "en"; }
		}
		return "en";
	}

	// --- lines in the reader's language, where a source has one ---

	function tongueOf(link) {
		return link.closest("[lang]").lang;
	}

	// Each line changes places with the one that tells the same in this
	// language; without one the line stays that was written first.
	function setTongue(language) {
		for (const others of all(".tongues")) {
			const first = others.previousElementSibling;
			const lines = [first].concat(all("p > a", others));
			const home = lines.find((line) => line.dataset.home !== undefined) || first;
			const wanted = lines.find((line) => tongueOf(line) === language) || home;
			home.dataset.home = "";
			if (wanted === first) { continue; }
			const place = wanted.parentElement;
			others.before(wanted);
			place.append(first);
			tellTongues(others);
		}
	}

	function tellTongues(others) {
		const names = all("summary i", others);
		all("p > a", others).forEach((line, i) => {
			names[i].dataset.lang = tongueOf(line);
			names[i].textContent = tongueOf(line);
		});
		nameLanguages(others);
	}

	function offerTongues() {
		const choice = byId("tongue");
		const languages = new Set(all(".tongues > p > a").map(tongueOf));
		all(".tongues").forEach((others) => languages.add(tongueOf(others.previousElementSibling)));
		for (const language of Array.from(languages).sort()) {
			const option = part(language, "option");
			option.value = language;
			option.dataset.lang = language;
			choice.append(option);
		}
		choice.parentElement.hidden = languages.size === 0;
		const reader = document.querySelector("main").dataset.reader;
		if (reader) {
			// The lines were written for her already.
			choice.value = reader.split(",").find((language) => languages.has(language)) || "";
			return;
		}
		const own = (navigator.languages || []).map((name) => name.toLowerCase().split("-")[0].replace(/^no$/, "nb"));
		const mine = own.find((language) => languages.has(language));
		if (mine) { choice.value = mine; setTongue(mine); }
	}

	// --- the parts of a story, to go to ---

	function listParts() {
		for (const head of all(".head")) {
			const list = document.createElement("nav");
			list.className = "parts";
			list.setAttribute("aria-label", head.querySelector(".title").textContent);
			for (const section of all("section.part", head.parentElement)) {
				const link = document.createElement("a");
				link.href = "#" + section.id;
				link.append(section.querySelector(".rubric").firstElementChild.cloneNode(true));
				list.append(link);
			}
			head.append(list);
		}
	}

	// --- sources ---

	function target(link) {
		return byId(decodeURIComponent((link.getAttribute("href") || "#").slice(1)));
	}

	function openAround(element) {
		for (let at = element; at; at = at.parentElement) {
			if (at.tagName === "DETAILS") { at.open = true; }
		}
	}

	// What a link stands on: its sentence in its block, and the very words.
	function evidence(link) {
		const sentence = target(link);
		const block = sentence && sentence.closest(".b");
		if (!block) { return null; }
		const before = document.createRange();
		before.setStart(block, 0);
		before.setEndBefore(sentence);
		const text = block.textContent;
		const start = before.toString().length;
		const units = (link.dataset.q || "0,0").split(",").map(Number);
		const words = [start + units[0], start + units[1]];
		const end = Math.max(start + sentence.textContent.length, words[1]);
		return { sentence, block, text, start, end, words, article: sentence.closest(".article") };
	}

	function part(text, name) {
		const element = document.createElement(name);
		element.textContent = text;
		return element;
	}

	function fill(found) {
		const { text, start, end, words, block, article } = found;
		const quote = document.createElement("p");
		quote.className = "src";
		quote.dir = "auto";
		quote.lang = (block.closest("[lang]") || document.documentElement).lang;
		const near = part(text.slice(Math.max(0, text.lastIndexOf(" ", start - 160)), start), "span");
		const after = part(text.slice(end, end + 160), "span");
		near.className = after.className = "near";
		quote.append(near, text.slice(start, words[0]), part(text.slice(words[0], words[1]), "mark"), text.slice(words[1], end), after);
		const whence = document.createElement("p");
		whence.className = "whence";
		for (const node of article.querySelector("summary").childNodes) {
			whence.append(node.cloneNode(true));
		}
		const out = article.querySelector(".out");
		if (out) { whence.append(" ", out.cloneNode(true)); }
		byId("evidence").replaceChildren(quote, whence);
	}

	function show(link) {
		const found = evidence(link);
		if (!found) { return false; }
		shown = link;
		fill(found);
		const near = link.closest(".item");
		const item = byId(near ? near.dataset.of || "" : link.dataset.of || "") || near;
		const id = item ? item.id || item.dataset.of || "" : "";
		byId("way").replaceChildren(...(id ? [part("kilde explain " + id, "code")] : []));
		const others = item ? all("a.chip", item).filter((chip) => chip.getAttribute("href") !== link.getAttribute("href")) : [];
		byId("others").replaceChildren(...others.map((chip) => chip.cloneNode(true)));
		byId("also").hidden = others.length === 0;
		drawer.hidden = false;
		return true;
	}

	function close() {
		drawer.hidden = true;
		if (shown && document.contains(shown)) { shown.focus(); }
		shown = null;
	}

	function open(link) {
		const place = target(link);
		if (!place) { return; }
		openAround(place);
		drawer.hidden = true;
		location.hash = link.getAttribute("href");
		place.scrollIntoView({ block: "center" });
	}

	function citation(link) {
		const { text, start, end, article } = evidence(link);
		const summary = article.querySelector("summary");
		const word = (selector) => { const e = summary.querySelector(selector); return e ? e.textContent.trim() : ""; };
		const out = article.querySelector(".out");
		return "“" + text.slice(start, end).trim() + "” — " +
			[word("b"), word(".when"), word("i"), "“" + word("cite") + "”", out ? out.href : ""].filter(Boolean).join(", ");
	}

	function copy(link) {
		const text = citation(link);
		const done = () => {
			const status = byId("said-so");
			status.textContent = frame === "nb" ? status.dataset.copiedNb : status.dataset.copied;
			setTimeout(() => { status.textContent = ""; }, 1500);
		};
		if (navigator.clipboard) {
			navigator.clipboard.writeText(text).then(done, () => {});
			return;
		}
		const area = document.createElement("textarea");
		area.value = text;
		document.body.append(area);
		area.select();
		if (document.execCommand("copy")) { done(); }
		area.remove();
	}

	// --- items, one after the other ---

	function items() {
		// Asked of the tree, not of the layout, which long pages pay for dearly.
		return all(".item:not(.away)").filter((item) => !item.closest("details:not([open])"));
	}

	function step(by) {
		const list = items();
		if (list.length === 0) { return; }
		const at = list.indexOf(current);
		const next = list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
		if (current) { current.classList.remove("current"); }
		current = next;
		current.classList.add("current");
		current.scrollIntoView({ block: "nearest" });
		if (!drawer.hidden) { const link = sourceOf(current); if (link) { show(link); } }
	}

	function sourceOf(item) {
		return item && (item.matches("a[data-q]") ? item : item.querySelector("a[data-q]"));
	}

	function chosen() {
		const focused = document.activeElement;
		if (!drawer.hidden && shown) { return shown; }
		return focused && focused.matches("a[data-q]") ? focused : sourceOf(current);
	}

	function filter() {
		const words = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
		let n = 0;
		for (const item of all(".item")) {
			const text = item.textContent.toLowerCase();
			const hit = words.every((word) => text.includes(word));
			item.classList.toggle("away", !hit);
			if (hit && words.length > 0) { n++; openAround(item.parentElement); }
		}
		byId("found").textContent = words.length > 0 ? String(n) : "";
	}

	// --- the timeline: its places are percentages, so it is zoomed by width ---

	function zoom(picture, factor) {
		const frameOf = picture.parentElement;
		const old = picture.getBoundingClientRect().width;
		const width = Math.min(frameOf.clientWidth * 32, Math.max(frameOf.clientWidth, old * factor));
		const middle = frameOf.scrollLeft + frameOf.clientWidth / 2;
		picture.style.width = width + "px";
		frameOf.scrollLeft = middle * width / old - frameOf.clientWidth / 2;
	}

	function walk(by) {
		const mark = document.activeElement.closest(".lanes a");
		const picture = mark ? mark.closest(".lanes").firstElementChild : document.querySelector(".lanes > svg");
		const marks = picture ? all("a", picture) : [];
		const next = marks[mark ? marks.indexOf(mark) + by : 0];
		if (next) { next.focus(); next.scrollIntoView({ block: "nearest", inline: "center" }); }
		if (next && !drawer.hidden) { show(next); }
	}

	function inTimeline() {
		return document.activeElement && document.activeElement.closest(".lanes") !== null;
	}

	// --- events ---

	const keys = {
		j: () => step(1),
		k: () => step(-1),
		o: () => { const link = chosen(); if (link) { open(link); } },
		c: () => { const link = chosen(); if (link) { copy(link); } },
		Enter: () => { const link = sourceOf(current); if (link) { show(link); } },
		"/": () => byId("filter").focus(),
		"?": () => byId("help").showModal(),
		Escape: () => close(),
	};
	const timelineKeys = {
		ArrowLeft: () => walk(-1),
		ArrowRight: () => walk(1),
		"+": () => zoom(pictureOf(document.activeElement), 1.5),
		"-": () => zoom(pictureOf(document.activeElement), 1 / 1.5),
	};

	function pictureOf(element) {
		const frameOf = element.closest(".lanes");
		return frameOf.querySelector("svg");
	}

	document.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) { return; }
		if (event.target.matches("select")) { return; }
		if (event.target.matches("input")) {
			if (event.key === "Escape") { event.target.value = ""; filter(); event.target.blur(); }
			return;
		}
		if (event.key === "Enter" && event.target.matches("a, button, summary")) { return; }
		const act = keys[event.key] || (inTimeline() && timelineKeys[event.key]);
		if (act && !byId("help").open) { event.preventDefault(); act(); }
	});

	document.addEventListener("click", (event) => {
		const link = event.target.closest("a[data-q]");
		if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
			if (show(link)) { event.preventDefault(); drawer.focus({ preventScroll: true }); }
			return;
		}
		const closer = event.target.closest("[data-zoom]");
		if (closer) { zoom(closer.closest(".body").querySelector(".lanes > svg"), Number(closer.dataset.zoom)); }
		const act = event.target.closest("[data-do]");
		if (act && act.dataset.do === "close") { close(); }
		if (act && shown && act.dataset.do === "open") { open(shown); }
		if (act && shown && act.dataset.do === "copy") { copy(shown); }
	});

	addEventListener("hashchange", () => {
		const place = byId(decodeURIComponent(location.hash.slice(1)));
		if (place) { openAround(place); }
	});
	byId("filter").addEventListener("input", filter);
	byId("frame").addEventListener("click", () => setFrame(frame === "en" ? "nb" : "en"));
	byId("keys").addEventListener("click", () => byId("help").showModal());
	byId("tongue").addEventListener("change", (event) => setTongue(event.target.value));
	for (const element of all(".tools, .zoom")) { element.hidden = false; }
	listParts();
	offerTongues();
	nameLanguages();
	setFrame(preferred());
})();
