/** Sheets that somebody prints lie across on A4, as wide as the page and as long as they are. */
export const A4_ACROSS = {
  paperSize: "a4",
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;
