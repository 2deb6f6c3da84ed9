// <office>/candidate/approval.txt: two people put their names under the digest of one candidate. It is filled in with
// any editor: UTF-8 with or without a mark, UTF-16 or GBK; labels in Chinese or English, colons of either width.

export interface Approval {
  readonly release: string;
  readonly digest: string;
  readonly preparedBy: string;
  readonly approvedBy: string;
}

const LABELS: Readonly<Record<keyof Approval, readonly string[]>> = {
  release: ["发布期", "release"],
  digest: ["校验码", "digest"],
  preparedBy: ["编制人", "编制", "preparedby"],
  approvedBy: ["审核人", "审核", "批准人", "批准", "approvedby"],
};
const FIELDS = Object.keys(LABELS) as (keyof Approval)[];

/** The form, with its two names left to be written unless they are given. */
export function approvalForm(
  release: string,
  digest: string,
  { preparedBy, approvedBy }: Pick<Approval, "preparedBy" | "approvedBy"> = {
    preparedBy: "",
    approvedBy: "",
  },
): string {
  const lines = [
    "就业季报 发布审批 / Approval of a release",
    "",
    `发布期 / release: ${release}`,
    `校验码 / digest: ${digest}`,
    "（以上两行由程序写好，请勿改动。 / The program wrote these two lines: leave them as they are.）",
    "",
    "看过彩排（rehearsal.txt）之后，由两个不同的人在下面写上姓名。",
    "When the rehearsal (rehearsal.txt) has been read, two different people write their names here.",
    `编制人 / prepared by: ${preparedBy}`,
    `审核人 / approved by: ${approvedBy}`,
  ];
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** Empty where a line is missing. @throws when a label stands twice with different words. */
export function parseApproval(bytes: Uint8Array): Approval {
  const found: Record<keyof Approval, string> = { release: "", digest: "", preparedBy: "", approvedBy: "" };
  for (const line of decode(bytes).split(/\r\n|\r|\n/)) {
    const [, label = "", value = ""] = /^([^:：]*)[:：](.*)$/.exec(line) ?? [];
    const field = FIELDS.find((name) => label.split("/").some((part) => LABELS[name].includes(fold(part))));
    const text = value.trim();
    if (!field || text === "") continue;
    if (found[field] !== "" && found[field] !== text) {
      throw new Error(`approval.txt: "${label.trim()}" stands twice: ${found[field]}, ${text}`);
    }
    found[field] = text;
  }
  return found;
}

/** One way of writing for each name: widths, case and blanks aside. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, "");
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

export type ApprovalFault =
  | "not_prepared"
  | "not_approved"
  | "same_person"
  | "no_digest"
  | "other_digest"
  | "other_release";

/** What keeps a candidate from being published; nothing when two people have approved exactly this one. */
export function approvalFaults(
  approval: Approval,
  candidate: { id: string; manifest: string },
): ApprovalFault[] {
  const faults: ApprovalFault[] = [];
  const digest = fold(approval.digest);
  if (fold(approval.release) !== fold(candidate.id)) faults.push("other_release");
  if (digest === "") faults.push("no_digest");
  else if (digest !== candidate.manifest) faults.push("other_digest");
  const [prepared, approved] = [fold(approval.preparedBy), fold(approval.approvedBy)];
  if (!isName(prepared)) faults.push("not_prepared");
  if (!isName(approved)) faults.push("not_approved");
  if (isName(prepared) && prepared === approved) faults.push("same_person");
  return faults;
}

function isName(text: string): boolean {
  return /\p{L}/u.test(text);
}
