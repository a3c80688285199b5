(() => {
  const box = document.getElementById("find-claim");
  const start = "#find=";
  if (box) {
    const input = box.querySelector("input"), status = box.querySelector("[role=status]");
    const claims = [...document.querySelectorAll("#claim-list > li")];
    const filter = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const claim of claims) {
        const text = claim.textContent.toLowerCase();
        claim.hidden = !words.every((word) => text.includes(word));
        shown += claim.hidden ? 0 : 1;
      }
      status.textContent = words.length ? `${shown} of ${claims.length} claims shown` : "";
    };
    const read = () => {
      const at = location.hash;
      if (at.startsWith(start)) {
        try { input.value = decodeURIComponent(at.slice(start.length)); } catch { return; }
        filter();
        box.scrollIntoView();
      } else if (at.startsWith("#claim-") && document.getElementById(at.slice(1))?.hidden) {
        input.value = "";
        filter();
        document.getElementById(at.slice(1)).scrollIntoView();
      }
    };
    input.addEventListener("input", () => {
      filter();
      const words = input.value.trim();
      history.replaceState(null, "", words ? start + encodeURIComponent(words) : "#claims");
    });
    addEventListener("hashchange", read);
    box.hidden = false;
    read();
  }
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
})();
