import { execFileSync } from "node:child_process";

/** Resident, in MB, of all renderers that descend from this process; Linux and macOS. */
export function rendererMemory(): number {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,rss=,args="], { encoding: "utf8" }).trim().split("\n");
  const processes = lines.map((line) => {
    const [pid, parent, rss, ...args] = line.trim().split(/\s+/);
    return {
      pid: Number(pid),
      parent: Number(parent),
      rss: Number(rss),
      renderer: args.includes("--type=renderer"),
    };
  });
  const own = new Set([process.pid]);
  for (let grown = -1; grown !== own.size; ) {
    grown = own.size;
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  }
  const total = processes
    .filter(({ pid, renderer }) => renderer && own.has(pid))
    .reduce((sum, { rss }) => sum + rss, 0);
  return Math.round(total / 1024);
}
