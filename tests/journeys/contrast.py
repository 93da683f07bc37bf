"""What is too faint to read on the page, by the formula of WCAG 2 (level AA)."""

from __future__ import annotations

from typing import Final

TOO_FAINT: Final = """() => {
  const parts = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], below) =>
    [r, g, b].map((part, index) => part * a + below[index] * (1 - a));
  const chain = (element) =>
    element ? [...chain(element.parentElement), element] : [];
  const ground = (element) => chain(element).reduce(
    (below, one) => over(parts(getComputedStyle(one).backgroundColor), below), [255, 255, 255]);
  const light = (color) => {
    const [r, g, b] = color.map((part) => part / 255).map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim();
    const element = walk.currentNode.parentElement;
    if (!text || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest("script, style, template, .hidden, .spoiler")) continue;
    const style = getComputedStyle(element);
    const through = chain(element).reduce((all, one) => all * getComputedStyle(one).opacity, 1);
    const below = ground(element);
    const [r, g, b, a] = parts(style.color);
    const [dark, bright] = [light(over([r, g, b, a * through], below)), light(below)].sort(
      (one, other) => one - other);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (bright + 0.05) / (dark + 0.05);
    if (ratio < (large ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)}: ${text}`);
  }
  return faint;
}"""
"""JavaScript: the ratio and the words of every visible text that is."""
