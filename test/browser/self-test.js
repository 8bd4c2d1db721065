// Runs in the page after its own script; writes the outcome as TAP.
(function () {
	"use strict";
	const lines = [];
	const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
	const one = (selector) => document.querySelector(selector);
	let copied = "";

	function check(name, test) {
		let fault = "";
		try { fault = test() || ""; } catch (error) { fault = String(error); }
		lines.push((fault ? "not ok " : "ok ") + (lines.filter((line) => !line.startsWith("#")).length + 1) + " - " + name);
		if (fault) { lines.push("# " + fault); }
	}

	function key(name) {
		const on = document.activeElement || document.body;
		on.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
	}

	function click(element) {
		element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, button: 0 }));
	}

	// --- contrast, as WCAG 2 has it ---

	function luminance(rgb) {
		const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	}

	function rgb(colour) {
		const probe = document.createElement("span");
		probe.style.color = colour;
		document.body.append(probe);
		const numbers = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
		probe.remove();
		return numbers;
	}

	function contrast(a, b) {
		const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m);
		return (x + 0.05) / (y + 0.05);
	}

	function poorInk() {
		const poor = [];
		for (const ink of ["--ink", "--soft", "--link", "--hot"]) {
			for (const paper of ["--paper", "--tint", "--mark"]) {
				const style = getComputedStyle(document.documentElement);
				const ratio = contrast(rgb(style.getPropertyValue(ink)), rgb(style.getPropertyValue(paper)));
				if (ratio < 4.5) { poor.push(ink + " on " + paper + " " + ratio.toFixed(2)); }
			}
		}
		return poor.join("; ");
	}

	function goDark() {
		for (const rule of one("style").sheet.cssRules) {
			if (rule.media && rule.media.mediaText.includes("dark")) {
				const style = document.createElement("style");
				style.textContent = Array.from(rule.cssRules, (inner) => inner.cssText).join("\n");
				document.head.append(style);
				return true;
			}
		}
		return false;
	}

	Object.defineProperty(navigator, "clipboard", {
		value: { writeText: (text) => { copied = text; return Promise.resolve(); } },
	});

	check("nothing of the articles runs or is an element", () =>
		all("img").length + all("script").length - 2 + all("[onload], [onclick], [onerror]").length > 0 ? "it does" : "");
	check("the script shows its tools", () => (one(".tools").hidden || one(".zoom").hidden ? "hidden" : ""));
	check("the page is no wider than the window", () => {
		const width = document.documentElement.scrollWidth;
		return width > innerWidth ? width + " in " + innerWidth : "";
	});
	check("the frame is told in Bokmål and back", () => {
		const before = all("[data-nb]").map((element) => element.textContent);
		click(one("#frame"));
		if (document.documentElement.lang !== "nb" || !one(".rubric").textContent.includes("Kort fortalt")) { return "not told"; }
		click(one("#frame"));
		return all("[data-nb]").every((element, i) => element.textContent === before[i]) ? "" : "not the same";
	});
	check("languages are named", () => (one("dd [data-lang]").textContent.length > 3 ? "" : one("dd [data-lang]").textContent));
	check("a click shows the sentence with its very words", () => {
		const link = one(".sides a.src mark").closest("a");
		click(link);
		const words = one("#evidence mark").textContent;
		if (one("#drawer").hidden || words !== link.querySelector("mark").textContent) { return words; }
		return one("#evidence .whence b") && one("#evidence .src").lang ? "" : "no outlet or language";
	});
	check("copies with outlet and quote", () => {
		click(one("[data-do=copy]"));
		return copied.startsWith("“") && copied.includes(one("#evidence .whence b").textContent) ? "" : "copied: " + copied;
	});
	check("Escape closes it", () => { key("Escape"); return one("#drawer").hidden ? "" : "open"; });
	check("j and k go from item to item", () => {
		const items = all(".item").filter((item) => item.getClientRects().length > 0);
		key("j"); key("j"); key("j"); key("k");
		return items.indexOf(one(".current")) === 1 ? "" : String(items.indexOf(one(".current")));
	});
	check("o opens the source in its article", () => {
		const link = one(".current").querySelector("a[data-q]");
		const article = one(link.getAttribute("href")).closest("details");
		article.open = false;
		document.activeElement.blur();
		key("o");
		return article.open && location.hash === link.getAttribute("href") ? "" : location.hash;
	});
	check("the filter leaves what has its words", () => {
		const input = one("#filter");
		key("/");
		if (document.activeElement !== input) { return "no focus"; }
		input.value = "planned";
		input.dispatchEvent(new Event("input"));
		const left = all(".item").filter((item) => item.getClientRects().length > 0);
		input.value = "";
		input.dispatchEvent(new Event("input"));
		input.blur();
		return left.length > 0 && left.every((item) => item.textContent.includes("planned")) ? "" : left.length + " left";
	});
	check("the timeline comes closer", () => {
		const picture = one(".lanes > svg");
		const before = picture.getBoundingClientRect().width;
		click(all("[data-zoom]")[1]);
		return picture.getBoundingClientRect().width > before * 1.2 ? "" : "it does not";
	});
	check("arrows go along the timeline", () => {
		const marks = all(".lanes a");
		marks[0].focus();
		key("ArrowRight");
		key("ArrowRight");
		key("ArrowLeft");
		return document.activeElement === marks[1] ? "" : "elsewhere";
	});
	check("layers are switched off", () => {
		click(one(".layer-e"));
		const weight = getComputedStyle(one(".b-paragraph .e")).fontWeight;
		click(one(".layer-e"));
		return weight === "400" && getComputedStyle(one(".b-paragraph .e")).fontWeight === "600" ? "" : weight;
	});
	check("lines are told in the language asked for, and as before", () => {
		const choice = one("#tongue");
		const first = () => all(".tongues").map((others) => others.previousElementSibling);
		const speak = (language) => { choice.value = language; choice.dispatchEvent(new Event("change")); };
		speak("");
		const before = first();
		const hrefs = all(".tongues, .what").map((element) => element.querySelectorAll("a").length).join();
		speak("sl");
		const after = first();
		const wrong = all(".tongues").filter((others, i) => after[i].lang !== "sl" && others.querySelector("a[lang=sl]"));
		if (!after.some((line) => line.lang === "sl") || wrong.length > 0) { return wrong.length + " not told"; }
		const told = all(".tongues").every((others) => all("p > a", others).every((line, i) => all("summary i", others)[i].dataset.lang === line.lang));
		speak("");
		if (!told) { return "the summary names others"; }
		if (hrefs !== all(".tongues, .what").map((element) => element.querySelectorAll("a").length).join()) { return "links are lost"; }
		return first().every((line, i) => line === before[i]) ? "" : "not as before";
	});
	check("each part is gone to from the head", () => {
		const links = all(".parts a").map((link) => link.getAttribute("href"));
		const parts = all("article .part").map((section) => "#" + section.id);
		return links.length > 3 && links.join() === parts.join() ? "" : links.join() + " for " + parts.join();
	});
	check("parts are named for those who do not see them", () => {
		const dumb = all("section.part").filter((section) => !one("#" + section.getAttribute("aria-labelledby")));
		return dumb.map((section) => section.id).join();
	});
	check("the drawer tells how the item is explained", () => {
		const item = one(".rows .item[id], .rows .item[data-of]");
		click(item.querySelector("a[data-q]"));
		const way = one("#way").textContent;
		key("Escape");
		return way === "kilde explain " + (item.id || item.dataset.of) ? "" : way;
	});
	check("? shows the keys", () => {
		document.activeElement.blur();
		key("?");
		const open = one("#help").open;
		one("#help").close();
		return open ? "" : "it does not";
	});
	check("contrast by day", poorInk);
	check("contrast by night", () => (goDark() ? poorInk() : "no dark scheme"));

	const outcome = document.createElement("pre");
	outcome.id = "outcome";
	outcome.textContent = lines.join("\n");
	document.body.append(outcome);
})();
