(() => {
  const contents = document.querySelector(".contents");
  const links = [...contents.querySelectorAll("a")];
  const starts = links.map((link) => document.getElementById(link.hash.slice(1)));
  let present = null, asked = false;
  const mark = () => {
    asked = false;
    const reached = starts.filter((start) => start.getBoundingClientRect().top <= innerHeight / 4);
    const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const named = links.findIndex((entry) => entry.hash === location.hash);
    const inView = named >= 0 && starts[named].getBoundingClientRect().top > -2;
    const last = inView ? named : links.length - 1;
    const link = links[atEnd ? last : reached.length - 1];
    if (link === present) return;
    present?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    present = link;
    const column = contents.parentElement;
    if (link) column.scrollTop = link.offsetTop - column.clientHeight / 2;
  };
  const soon = () => {
    if (!asked) requestAnimationFrame(mark);
    asked = true;
  };
  addEventListener("scroll", soon, { passive: true });
  for (const name of ["resize", "hashchange"]) addEventListener(name, soon);
  mark();

  const box = document.getElementById("find-claim");
  const start = "#find=";
  if (box) {
    const input = box.querySelector("input"), status = box.querySelector("[role=status]");
    const button = box.querySelector("button");
    const claims = [...document.querySelectorAll("#claim-list > li")];
    const goToList = () => document.getElementById("claims").scrollIntoView();
    const filter = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const claim of claims) {
        const text = claim.textContent.toLowerCase();
        claim.hidden = !words.every((word) => text.includes(word));
        shown += claim.hidden ? 0 : 1;
      }
      const numbers = { "{shown}": shown, "{all}": claims.length };
      const said = status.dataset.shown.replace(/\{shown\}|\{all\}/g, (place) => numbers[place]);
      status.textContent = words.length ? said : "";
      button.hidden = !words.length || !shown;
    };
    const read = () => {
      const at = location.hash;
      if (at.startsWith(start)) {
        try { input.value = decodeURIComponent(at.slice(start.length)); } catch { return; }
        filter();
        goToList();
      } else if (at.startsWith("#claim-") && document.getElementById(at.slice(1))?.hidden) {
        input.value = "";
        filter();
        document.getElementById(at.slice(1)).scrollIntoView();
      }
    };
    input.addEventListener("input", () => {
      filter();
      const words = input.value.trim();
      const plain = location.href.split("#")[0];
      history.replaceState(null, "", words ? start + encodeURIComponent(words) : plain);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !button.hidden) goToList();
    });
    button.addEventListener("click", goToList);
    addEventListener("hashchange", read);
    box.hidden = false;
    read();
  }
  const seen = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
    }
  });
  for (const region of document.querySelectorAll(".wide")) seen.observe(region);
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
})();
