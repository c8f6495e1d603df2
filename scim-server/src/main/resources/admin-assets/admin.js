"use strict";

// Times are on the viewer's clock from the next page on.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes("bridge-zone=" + zone)) {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = "bridge-zone=" + zone + ";path=/;max-age=31536000;samesite=lax" + secure;
}

// Everything works without this file. It keeps live parts from being replaced under somebody's hands.
document.addEventListener("htmx:beforeRequest", (event) => {
  const part = event.detail.elt;
  const busy = part.contains(document.activeElement) && document.activeElement.matches("button, input, select, a, summary");
  const reading = part.contains(document.getSelection()?.anchorNode) && !document.getSelection().isCollapsed;
  const polled = event.detail.requestConfig.triggeringEvent === undefined;
  if (polled && (busy || reading || document.hidden)) {
    event.preventDefault();
  }
});

// A secret that is shown once can be copied with one click.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button && navigator.clipboard) {
    navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
  }
});
