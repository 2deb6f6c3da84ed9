/** What messages between an embed and embed.js call themselves; resize-frames.ts says it again. */
export const HEIGHT_MESSAGE = "jiuye-embed";
