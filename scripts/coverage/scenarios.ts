import { communityScenarios } from "./community-scenarios.ts";
import { enterpriseScenarios } from "./enterprise-scenarios.ts";
import { multiplierScenarios } from "./multiplier-scenarios.ts";
import type { Scenario } from "./scenario.ts";

export const scenarios: readonly Scenario[] = [
  ...communityScenarios,
  ...enterpriseScenarios,
  ...multiplierScenarios,
];
