import { COST_SOURCES, DEFAULT_COST_MODEL } from "@exparte/orders/rules/supervision/workload";

/**
 * What the simulation takes for granted. Each assumption is an argument (`--grant-share 0.4`), has a range of plausible
 * values, and names its source. A value that nobody has measured is called an assumption.
 */
export interface Assumption {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
  readonly meaning: string;
  readonly source: string;
}

const ASSUMED = "assumption";
const WODC =
  "WODC 2020, Voorziening voor verzoeken tot snelle verwijdering van onrechtmatige online content (IViR, report 3108): 15% have met it directly or in their household, 1.4% of those consider legal steps";
const ROSTER = "assumption; no roster for this procedure exists";
const { steps, judgeHourCents, registryHourCents, applicationFeeCents, oppositionFeeCents } = DEFAULT_COST_MODEL;

const share = (value: number, meaning: string, source = ASSUMED): Assumption => ({
  value,
  min: 0,
  max: 1,
  meaning,
  source,
});
const cents = (value: number, meaning: string, source: string): Assumption => ({
  value,
  min: 0,
  max: 10_000_000,
  whole: true,
  meaning,
  source,
});
const amount = (value: number, min: number, max: number, meaning: string, source = ASSUMED): Assumption => ({
  value,
  min,
  max,
  meaning,
  source,
});
const count = (value: number, min: number, max: number, meaning: string, source = ASSUMED): Assumption => ({
  ...amount(value, min, max, meaning, source),
  whole: true,
});

export const ASSUMPTIONS = {
  population: count(18_000_000, 0, 100_000_000, "inhabitants", "CBS population counter, August 2024"),
  metShare: share(0.15, "of them have met such content themselves or in their household", WODC),
  legalShare: share(0.014, "of those consider legal steps", WODC),
  years: amount(
    5,
    0.1,
    50,
    "years over which they met it: the survey names no period",
    "assumption; what the scenarios differ in",
  ),
  applyShare: share(0.25, "of those who consider it really apply", "assumption; what the scenarios differ in"),

  grantShare: share(
    0.5,
    "of the applications are granted",
    "ex parte practice in intellectual property (art. 1019e Rv), an estimate from the court at The Hague reported in the trade press: about half, the other half being withdrawn",
  ),
  refuseShare: share(0.15, "are refused; what is neither granted, refused nor referred is withdrawn"),
  referShare: share(0.05, "are referred to police and prosecution"),
  twoAddresseesShare: share(0.3, "of the orders have a second addressee"),
  connectedShare: share(0.8, "of the addressees are connected to the hub"),
  respondentShare: share(0.3, "of the others are on no register, and get the order on paper"),
  acknowledgeMinutes: amount(5, 0, 10_080, "minutes until a connected platform acknowledges, on average"),
  bailiffHours: amount(24, 0, 720, "hours until a bailiff has served another, on average"),
  removeWithinHours: count(24, 1, 720, "hours in which an order has the content removed"),
  complyHours: amount(6, 0, 720, "hours from service to removal, on average"),
  neverShare: share(0.05, "of the addressees never comply"),
  doubtShare: share(0.05, "ask the court for clarification first"),
  tellPosterShare: share(0.8, "of the intermediaries that remove something tell the poster at once"),
  posterUnknownShare: share(0.1, "cannot, as they do not know the poster; the rest says nothing of it"),
  discloseShare: share(0.2, "of the connected addressees are also to disclose who posted it, within 21 days"),
  discloseDays: amount(3, 0, 365, "days until they do, on average, once the poster's 14 days to object are over"),

  opposeShare: share(0.1, "of the orders are opposed"),
  opposeDays: amount(7, 0, 365, "days until they are, on average"),
  suspendShare: share(0.1, "of those opposed are suspended meanwhile"),
  hearingDays: count(14, 1, 365, "days from opposition to hearing"),
  modifiedShare: share(0.2, "of the oppositions end in a narrower order"),
  liftedShare: share(0.2, "end in its lifting; the rest is upheld"),
  appealShare: share(0.2, "of the decisions on opposition are appealed"),
  appealDays: amount(14, 0, 365, "days until they are, on average"),
  appealDecidedDays: amount(180, 1, 1_000, "days until the court of appeal decides, on average"),
  annulledShare: share(0.25, "of the appeals end in annulment; the rest confirms the decision"),
  claimShare: share(
    0.2,
    "of the orders are followed by a main claim",
    "World IP Review, 21 October 2020: most Dutch interim injunctions never are; the number is an assumption",
  ),
  lapseShare: share(0.2, "of the others lapse, a respondent asking for it"),

  officeFrom: count(9, 0, 23, "hour at which judges begin on working days", ROSTER),
  officeUntil: count(17, 1, 24, "hour at which they begin nothing more", ROSTER),
  weekendFrom: count(10, 0, 23, "hour at which the judges on duty begin on other days", ROSTER),
  weekendUntil: count(14, 1, 24, "hour at which they begin nothing more", ROSTER),
  weekendShare: share(0.5, "of the judges are on duty on other days, and at least one", ROSTER),
  minutesSpread: amount(0.5, 0, 3, "standard deviation of a judge's minutes for a step, of their mean"),

  decisionMinutes: count(
    steps.DECISION.judgeMinutes,
    1,
    10_000,
    "minutes of a judge to decide an application",
    COST_SOURCES.minutes,
  ),
  withdrawalMinutes: count(steps.WITHDRAWAL.judgeMinutes, 1, 10_000, "on one that is withdrawn", COST_SOURCES.minutes),
  oppositionMinutes: count(
    steps.OPPOSITION_DECISION.judgeMinutes,
    1,
    10_000,
    "to hear and decide an opposition",
    COST_SOURCES.minutes,
  ),
  judgeHourCents: cents(judgeHourCents, "cents an hour of a judge", COST_SOURCES.judgeHourCents),
  registryHourCents: cents(registryHourCents, "cents an hour of a registry clerk", COST_SOURCES.registryHourCents),
  applicationFeeCents: cents(
    applicationFeeCents,
    "cents court fee for an application",
    COST_SOURCES.applicationFeeCents,
  ),
  oppositionFeeCents: cents(oppositionFeeCents, "cents court fee for an opposition", COST_SOURCES.oppositionFeeCents),
} as const satisfies Record<string, Assumption>;

export type AssumptionName = keyof typeof ASSUMPTIONS;
export type Assumptions = Readonly<Record<AssumptionName, number>>;

export const ASSUMPTION_NAMES = Object.keys(ASSUMPTIONS) as AssumptionName[];

export const DEFAULTS = Object.fromEntries(
  ASSUMPTION_NAMES.map((name) => [name, ASSUMPTIONS[name].value]),
) as unknown as Assumptions;

/** An assumption's flag on the command line. */
export function flagOf(name: AssumptionName): string {
  return name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

export const YEAR_DAYS = 365.25;

/** Applications per year: everybody who is assumed to apply does so once. */
export function applicationsAYear({ population, metShare, legalShare, years, applyShare }: Assumptions): number {
  return (population * metShare * legalShare * applyShare) / years;
}

/** Why these assumptions contradict each other; undefined when they do not. */
export function contradiction(a: Assumptions): string | undefined {
  if (a.grantShare + a.refuseShare + a.referShare > 1 + 1e-9) {
    return "--grant-share, --refuse-share and --refer-share add up to more than 1.";
  }
  if (a.modifiedShare + a.liftedShare > 1 + 1e-9) return "--modified-share and --lifted-share add up to more than 1.";
  if (a.neverShare + a.doubtShare > 1 + 1e-9) return "--never-share and --doubt-share add up to more than 1.";
  if (a.tellPosterShare + a.posterUnknownShare > 1 + 1e-9) {
    return "--tell-poster-share and --poster-unknown-share add up to more than 1.";
  }
  if (a.officeFrom >= a.officeUntil) return "--office-from must be an earlier hour than --office-until.";
  if (a.weekendFrom >= a.weekendUntil) return "--weekend-from must be an earlier hour than --weekend-until.";
  return undefined;
}
