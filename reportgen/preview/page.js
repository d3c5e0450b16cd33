(function () {
  var tip = document.createElement("div"), on = null, pinned = false, leaving = 0;
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "tooltip");
  document.body.appendChild(tip);
  function at(link) { return document.getElementById(link.getAttribute("href").slice(1)); }
  function copied(from, into) {
    into.appendChild(from.cloneNode(true));
    into.lastChild.removeAttribute("id");
  }
  function defined(links, into, seen) {
    [].forEach.call(links, function (link) {
      var term = seen[link.hash] ? null : at(link), next;
      if (!term) return;
      seen[link.hash] = true;
      copied(term, into);
      for (next = term.nextElementSibling; next && next.tagName === "DD"; next = next.nextElementSibling) copied(next, into);
    });
  }
  function fill(entry) {
    var seen = {}, made = document.createElement("dl"), lines = entry.tagName === "LI" ? entry.children : [entry];
    tip.textContent = "";
    [].slice.call(lines, lines.length > 1 ? 1 : 0).forEach(function (one) { copied(one, tip); });
    defined(tip.querySelectorAll('a[href^="#i-"]'), made, seen);
    defined(made.querySelectorAll('a[href^="#l-"]'), made, seen);
    if (made.firstChild) tip.appendChild(made);
    [].forEach.call(tip.querySelectorAll("a"), function (link) {
      var plain = document.createElement("b");
      plain.textContent = link.textContent;
      link.parentNode.replaceChild(plain, link);
    });
  }
  function place(link) {
    var box = link.getClientRects()[0] || link.getBoundingClientRect(), wide = document.documentElement.clientWidth;
    var below = window.innerHeight - box.bottom, up = below < tip.offsetHeight + 12 && box.top > below;
    tip.style.left = window.scrollX + Math.max(8, Math.min(box.left, wide - tip.offsetWidth - 8)) + "px";
    tip.style.top = window.scrollY + (up ? box.top - tip.offsetHeight - 6 : box.bottom + 6) + "px";
  }
  function hide() {
    clearTimeout(leaving);
    if (on) on.classList.remove("on");
    tip.hidden = true;
    on = null;
    pinned = false;
  }
  function show(link) {
    clearTimeout(leaving);
    if (on === link) return;
    hide();
    on = link;
    on.classList.add("on");
    fill(at(link));
    tip.hidden = false;
    tip.scrollTop = 0;
    place(link);
  }
  function figure(event) { return event.target.closest ? event.target.closest("a.figure") : null; }
  document.addEventListener("pointerover", function (event) {
    var link = figure(event);
    if (tip.contains(event.target)) clearTimeout(leaving);
    else if (link && event.pointerType !== "touch" && !pinned) show(link);
  });
  document.addEventListener("pointerout", function (event) {
    if (!pinned && event.pointerType !== "touch" && (figure(event) || tip.contains(event.target))) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 200);
    }
  });
  document.addEventListener("focusin", function (event) { if (figure(event)) show(figure(event)); });
  document.addEventListener("focusout", function (event) { if (figure(event) && !pinned) hide(); });
  document.addEventListener("click", function (event) {
    var link = figure(event), again = link === on && pinned;
    if (!link) { if (!tip.contains(event.target)) hide(); return; }
    if (again) { hide(); return; }
    event.preventDefault();
    show(link);
    pinned = true;
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
  window.addEventListener("resize", hide);
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var fold = target && target.closest("details");
    if (fold && !fold.open) { fold.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", unfold);
  window.addEventListener("beforeprint", function () {
    [].forEach.call(document.querySelectorAll("details"), function (fold) { fold.open = true; });
  });
  unfold();
})();
