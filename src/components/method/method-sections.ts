/** Sections of the methodology page: anchor, key of the words, and names of the paragraphs. */
export const METHOD_SECTIONS = [
  { id: "sample", key: "sample", paragraphs: ["who", "weights", "basis"] },
  { id: "unemployment-rate", key: "unemployment_rate", paragraphs: ["what", "unlike"] },
  { id: "new-jobs", key: "new_jobs", paragraphs: ["what", "unlike"] },
  { id: "multiplier", key: "multiplier", paragraphs: ["what", "unlike"] },
  { id: "interval", key: "interval", paragraphs: ["what", "how"] },
  { id: "verdict", key: "verdict", paragraphs: ["what", "year"] },
  { id: "joint", key: "joint", paragraphs: ["what"] },
  { id: "quality", key: "quality", paragraphs: ["what"] },
  { id: "targets", key: "targets", paragraphs: ["what"] },
  { id: "missing", key: "missing", paragraphs: ["what"] },
  { id: "editing", key: "editing", paragraphs: ["what", "imputed"] },
  { id: "confidentiality", key: "confidentiality", paragraphs: ["what", "noise"] },
  { id: "revisions", key: "revisions", paragraphs: ["what"] },
  { id: "alerts", key: "alerts", paragraphs: ["what"] },
  { id: "limits", key: "limits", paragraphs: ["few", "frame", "cause"] },
] as const;
