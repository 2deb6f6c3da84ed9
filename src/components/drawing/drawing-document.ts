import { parseHTML } from "linkedom";

/** Makes the elements of every chart that is drawn at build; none of them is ever put into it. One is enough for all pages. */
export const { document } = parseHTML("<!doctype html><html></html>");
