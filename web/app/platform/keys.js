/** Keys as they are written on the reader's keyboard. */

const mac = /mac|iphone|ipad/i.test(navigator.platform);

/** "Mod+Shift+Z" is "Ctrl + Shift + Z", or "⇧⌘Z" on a Mac. @param {string} key */
export function keyText(key) {
  if (mac) return key.replace("Mod+Shift+", "⇧⌘").replace("Mod+", "⌘");
  return key.replace("Mod", "Ctrl").replaceAll("+", " + ");
}

/** As `aria-keyshortcuts` wants it. @param {string} key */
export function keyShortcut(key) {
  return key.replace("Mod", mac ? "Meta" : "Control");
}
