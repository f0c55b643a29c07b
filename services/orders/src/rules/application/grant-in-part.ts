import { requireText } from "../field.js";
import { dutiesOf, targetIn } from "../order-document/duties-of.js";
import type { DutyKind, TargetDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { isCovering, type Place, placeOf } from "../order-document/place.js";
import { refuse } from "../refusals.js";
import { type Asked, type AskedDuty, askedDuties } from "./asked-duties.js";

/**
 * Grant in part (gedeeltelijke toewijzing): the order gives less than is asked, and the judge says of each part that is left
 * out why. An application that asks duty by duty is granted as it asks, or in part: what is in neither is refused. One that
 * names places alone may be granted as the judge sees fit, as it always could; what is refused of it can be said too.
 */
export interface RefusedPart {
  /** The number of a duty that is asked for; 1 where the application names places alone. */
  readonly duty: number;
  /** The places of its targets in the list, from 1; absent: all of them. */
  readonly targets?: readonly number[];
  readonly reasons: string;
}

/** Refuses a grant that does not say what it refuses, or says what is not so. */
export function checkGrant(
  content: Asked,
  document: Pick<OrderDocument, "addressees" | "removeWithin">,
  refused: readonly RefusedPart[],
): void {
  const asked = askedDuties(content);
  const isGranted = grantedBy(document);
  const left = new Map<AskedDuty, Set<TargetDocument>>(asked.map((duty) => [duty, new Set(duty.targets)]));
  refused.forEach((part, index) => {
    const field = `refused[${index}]`;
    requireText(part.reasons, `${field}.reasons`);
    const duty = asked.find(({ number }) => number === part.duty);
    if (duty === undefined) {
      throw refuse(
        "FIELD_INVALID",
        `${field}.duty is ${part.duty}, and the application asks for ${asked.map(({ number }) => number).join(", ")}; name one of those.`,
        { field: `${field}.duty` },
      );
    }
    for (const { target, at } of targetsOf(part, duty, field)) {
      if (left.get(duty)?.delete(target) !== true) throw twice(at);
      if (isGranted(duty.kind, target)) throw contradicts(duty, target, at);
    }
  });
  const open = [...left].flatMap(([duty, targets]) => [...targets].map((target) => ({ duty, target })));
  if (open.length === 0) {
    throw refuse(
      "FIELD_INVALID",
      "refused names all that is asked, so that nothing is granted; refuse the application with refuseApplication.",
      { field: "refused" },
    );
  }
  if (content.duties === undefined) return;
  const silent = open.find(({ duty, target }) => !isGranted(duty.kind, target));
  if (silent === undefined) return;
  const { duty, target } = silent;
  throw refuse(
    "GRANT_UNEXPLAINED",
    `refused: duty ${duty.number} asks for ${duty.kind} of target ${duty.targets.indexOf(target) + 1}, and the order neither gives that nor is it refused; give it, or say in refused why not.`,
    { field: "refused", duty: duty.number, target: duty.targets.indexOf(target) + 1 },
  );
}

function targetsOf(
  { targets }: RefusedPart,
  duty: AskedDuty,
  field: string,
): { readonly target: TargetDocument; readonly at: string }[] {
  if (targets === undefined) return duty.targets.map((target) => ({ target, at: `${field}.duty` }));
  if (targets.length === 0) {
    throw refuse("FIELD_INVALID", `${field}.targets must name a target; leave it out for the whole duty.`, {
      field: `${field}.targets`,
    });
  }
  return targets.map((place, index) => {
    const at = `${field}.targets[${index}]`;
    const target = duty.targets[place - 1];
    if (target !== undefined) return { target, at };
    throw refuse(
      "FIELD_INVALID",
      `${at} is ${place}, and duty ${duty.number} has ${duty.targets.length} targets; name them by their place, from 1.`,
      { field: at },
    );
  });
}

/** What the order gives: by kind of duty, the places that it names or covers, whoever owes it. */
function grantedBy(document: Pick<OrderDocument, "addressees" | "removeWithin">) {
  const covering = new Map<DutyKind, (place: Place) => boolean>(
    [...Map.groupBy(dutiesOf(document), ({ kind }) => kind)].map(([kind, duties]) => [
      kind,
      isCovering(duties.flatMap(({ targets }) => targets.map(placeOf))),
    ]),
  );
  return (kind: DutyKind, target: TargetDocument): boolean =>
    covering.get(kind)?.(placeOf(targetIn(kind, target))) ?? false;
}

function twice(field: string): Error {
  return refuse("FIELD_INVALID", `${field} is refused twice; say once why.`, { field });
}

function contradicts({ number, kind, targets }: AskedDuty, target: TargetDocument, field: string): Error {
  return refuse(
    "GRANT_CONTRADICTS",
    `${field}: ${kind} of target ${targets.indexOf(target) + 1} of duty ${number} is refused here, and the order gives it; leave it out of one of them.`,
    { field, duty: number },
  );
}
