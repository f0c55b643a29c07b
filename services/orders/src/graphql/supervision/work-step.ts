import { registerEnumType } from "type-graphql";
import { COST_SOURCES, DEFAULT_COST_MODEL, WORK_STEPS, type WorkStep } from "../../rules/supervision/workload.js";

const MEANINGS: Readonly<Record<WorkStep, string>> = {
  APPLICATION: "An application is entered (verzoek).",
  DECISION: "It is granted, refused or referred: the marginal test, and what is written.",
  WITHDRAWAL: "It is withdrawn, as a rule after the judge has read it.",
  CLARIFICATION: "An order is clarified for a platform.",
  SUSPENSION: "An order is suspended.",
  OPPOSITION: "An opposition is entered (verzet).",
  HEARING: "Its hearing is set or moved: the parties are called.",
  OPPOSITION_DECISION: "It is decided: the hearing and the judgment.",
  MODIFICATION: "An order gets a new sealed version.",
  LAPSE: "An order lapses, no main claim having been brought.",
  MAIN_CLAIM: "The main claim is registered.",
};

export const WorkStepEnum = Object.fromEntries(WORK_STEPS.map((step) => [step, step])) as {
  readonly [Step in WorkStep]: Step;
};
registerEnumType(WorkStepEnum, {
  name: "WorkStep",
  description: `What a court does in this procedure, with the time that the cost model takes it to need unless told otherwise (${COST_SOURCES.minutes}).`,
  valuesConfig: Object.fromEntries(
    WORK_STEPS.map((step) => {
      const { judgeMinutes, registryMinutes } = DEFAULT_COST_MODEL.steps[step];
      const description = `${MEANINGS[step]} Unless said: judge ${judgeMinutes}, registry ${registryMinutes} minutes.`;
      return [step, { description }];
    }),
  ),
});
