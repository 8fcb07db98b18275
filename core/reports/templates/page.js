"use strict";
(() => {
  const find = document.getElementById("find"), least = document.getElementById("least");
  const cards = [...document.querySelectorAll("article.change")];
  document.getElementById("tools").hidden = false;
  const sift = () => {
    const words = find.value.toLowerCase();
    for (const card of cards) {
      card.hidden = (least.value && card.dataset.significance !== least.value) ||
        (words && !card.textContent.toLowerCase().includes(words));
    }
  };
  find.addEventListener("input", sift);
  least.addEventListener("change", sift);
  document.getElementById("next").addEventListener("click", () => {
    const next = cards.find(card => !card.hidden && card.getBoundingClientRect().top > 80) || cards.find(card => !card.hidden);
    if (next) location.hash = next.id;
  });
})();
