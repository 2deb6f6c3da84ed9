import { archives } from "./archives.ts";
import { bookCells } from "./book-cells.ts";
import { brokenXml } from "./broken-xml.ts";
import { cells } from "./cells.ts";
import { folders } from "./folders.ts";
import { hidden } from "./hidden-parts.ts";
import type { Kind } from "./kind.ts";
import { layouts } from "./layouts.ts";
import { merged } from "./merged-cells.ts";
import { sheets } from "./several-sheets.ts";
import { damages, delimiters, encodings } from "./texts.ts";
import { writers } from "./workbooks.ts";

/** By what they are about. */
export const allKinds: Readonly<Record<string, readonly Kind[]>> = {
  "encodings of text": encodings,
  delimiters,
  "text that is cut or damaged": damages,
  "where the table stands": layouts,
  "cells of text": cells,
  "cells of workbooks": bookCells,
  "merged cells": merged,
  "workbooks of other programs": writers,
  "hidden and far away": hidden,
  sheets,
  "broken XML": brokenXml,
  archives,
  "names and folders": folders,
};
