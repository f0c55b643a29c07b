import { type HubAddress, request } from "@exparte/client";
import { COURT_TIME_ZONE } from "@exparte/orders/rules/instant";
import type { OrderDocument } from "@exparte/orders/rules/order-document/order-document";
import { computeOctoberNight, SERVED_ON, THE_NIGHT } from "./penalty-computed.js";
import type { Teller } from "./teller.js";

interface Statement {
  readonly forfeitedCents: number;
  readonly collectibleCents: number;
  readonly units: readonly {
    readonly forfeitedAt: string;
    readonly amountCents: number;
    readonly prescribesAt?: string | null;
  }[];
}

const euros = (cents: number): string =>
  new Intl.NumberFormat("en", { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(cents / 100);

const inAmsterdam = (instant: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(COURT_TIME_ZONE);

const told = (moment: Temporal.ZonedDateTime): string =>
  `${moment.toString({ timeZoneName: "never", smallestUnit: "second" }).replace("T", " ")}`;

/**
 * The account of a running penalty, now and as it will be after each of the next two changes of the clock if nothing
 * changes: a day of the penalty is a day in Amsterdam, whether it has 23, 24 or 25 hours. Beside it, computed, that of
 * the night of 25 October 2026, whenever the demo is played.
 */
export async function tellPenalty(
  court: HubAddress,
  { act, tell }: Teller,
  { orderId, penalty }: { readonly orderId: string; readonly penalty: NonNullable<OrderDocument["penalty"]> },
): Promise<void> {
  act("What the missed deadline costs (dwangsom; the amounts are the demo's own)");
  const { order } = await request<{
    order: {
      acknowledgementIsWritUnder: string | null;
      penalty: { forfeitedCents: number; running: boolean };
    };
  }>(court, "query ($id: ID!) { order(id: $id) { acknowledgementIsWritUnder penalty { forfeitedCents running } } }", {
    id: orderId,
  });
  const statute = order.acknowledgementIsWritUnder;
  tell(
    "court rb-amsterdam",
    statute === null
      ? "reads that the penalty waits for a bailiff's writ (Rv art. 611a(3))"
      : `reads that acknowledging the order had the force of a bailiff's writ, under ${statute}`,
  );
  tell(
    "court rb-amsterdam",
    `asks for the account: ${euros(order.penalty.forfeitedCents)} forfeited, and it ${order.penalty.running ? "runs on" : "has stopped"}`,
  );
  let moment = Temporal.Now.zonedDateTimeISO(COURT_TIME_ZONE);
  for (let change = 0; change < 2; change += 1) {
    const next = moment.getTimeZoneTransition("next");
    if (next === null) throw new Error(`${COURT_TIME_ZONE} has no further change of the clock`);
    moment = next;
    const hours = moment.startOfDay().hoursInDay;
    tell(
      "court rb-amsterdam",
      `asks how it will stand after the night of ${moment.toPlainDate()}, a day of ${hours} hours:`,
    );
    const statement = await statementOf(court, orderId, moment.add({ hours: 36 }).toInstant().toString());
    tellStatement(tell, statement, moment);
  }
  const october = inAmsterdam(`${THE_NIGHT}T01:00:00Z`);
  tell("", `Computed, not played: the same rules on an order served on ${SERVED_ON} at 09:30 with a term of one day,`);
  tell("", `its account on the morning of 28 October, over the night of ${THE_NIGHT}, a day of 25 hours:`);
  tellStatement(tell, computeOctoberNight({ ...penalty, startedUnits: true }), october);
}

/** The units about a moment, and what all together come to. */
function tellStatement(tell: Teller["tell"], statement: Statement, about: Temporal.ZonedDateTime): void {
  for (const unit of statement.units) {
    const forfeitedAt = inAmsterdam(unit.forfeitedAt);
    if (Math.abs(forfeitedAt.since(about).total("hours")) > 48) continue;
    const prescribes = unit.prescribesAt ? `, prescribes ${inAmsterdam(unit.prescribesAt).toPlainDate()}` : "";
    tell("", `${told(forfeitedAt)}  ${euros(unit.amountCents)}${prescribes}`);
  }
  tell(
    "",
    `${statement.units.length} days, together ${euros(statement.forfeitedCents)}, of which ${euros(statement.collectibleCents)} not prescribed`,
  );
}

async function statementOf(court: HubAddress, orderId: string, at: string): Promise<Statement> {
  const { order } = await request<{ order: { addressees: readonly { penalty: Statement }[] } }>(
    court,
    `query ($id: ID!, $at: DateTime!) { order(id: $id) { addressees { penalty(at: $at) {
      forfeitedCents collectibleCents units { forfeitedAt amountCents prescribesAt }
    } } } }`,
    { id: orderId, at },
  );
  const [addressee] = order.addressees;
  if (addressee === undefined) throw new Error("The order has no addressee");
  return addressee.penalty;
}
