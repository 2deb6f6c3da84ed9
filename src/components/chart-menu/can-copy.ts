/** Pictures on the clipboard need a secure address and a browser that takes them. */
export function canCopyPictures(): boolean {
  return isSecureContext && typeof ClipboardItem !== "undefined" && "write" in navigator.clipboard;
}
