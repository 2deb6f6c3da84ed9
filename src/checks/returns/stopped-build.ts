import { buildData } from "../../../scripts/build-data.ts";
import { dataOptions } from "../../../scripts/data/data-options.ts";

/**
 * What `npm run data` says when it has to stop, and why, all in this process: another takes a second to start.
 * @throws when it does not stop.
 */
export async function stoppedBuild(...parameters: readonly string[]): Promise<string> {
  const said: string[] = [];
  try {
    await buildData(dataOptions(parameters), (line) => said.push(line));
  } catch (error) {
    return [...said, (error as Error).message].join("\n");
  }
  throw new Error(`built all the same: ${parameters.join(" ")}`);
}
