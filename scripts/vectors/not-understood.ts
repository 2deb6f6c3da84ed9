/** A design, call or remark outside the language that the vectors command reads: listed, never skipped. */
export class NotUnderstood extends Error {}
