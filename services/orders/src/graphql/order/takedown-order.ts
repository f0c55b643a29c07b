import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { Order, OrderStatus } from "../../rules/order/order.js";
import type { IllegalContentType, TerritorialExtent } from "../../rules/order-document/order-document.js";
import type { PenaltyScope, PenaltyUnit } from "../../rules/penalty/penalty.js";
import { refuse } from "../../rules/refusals.js";
import type { Viewer } from "../../use-cases/viewer.js";
import { Addressee } from "../addressee/addressee.js";
import {
  IllegalContentTypeEnum,
  OrderStatusEnum,
  PenaltyScopeEnum,
  PenaltyUnitEnum,
  TerritorialExtentEnum,
} from "../enums.js";
import { Opposition } from "../opposition/opposition.js";
import { DateTime, Duration, JWS, SafeInt } from "../scalars.js";

@ObjectType()
export class Finding {
  @Field(() => Boolean)
  holds!: boolean;

  @Field(() => String)
  reasons!: string;
}

@ObjectType({ description: "Marginale toets." })
export class MarginalTest {
  @Field(() => Finding)
  unlawfulness!: Finding;

  @Field(() => Finding)
  freedomOfExpression!: Finding;

  @Field(() => Finding)
  urgency!: Finding;
}

@ObjectType()
export class Redress {
  @Field(() => String)
  platform!: string;

  @Field(() => String)
  poster!: string;
}

@ObjectType()
export class TerritorialScope {
  @Field(() => TerritorialExtentEnum)
  extent!: TerritorialExtent;

  @Field(() => String, { description: "Of the court and the addressees only." })
  readonly reasons!: string;
}

@ObjectType()
export class Translation {
  @Field(() => String)
  language!: string;

  @Field(() => String)
  text!: string;
}

@ObjectType({ description: "Dwangsom (Rv art. 611a–611i): the terms." })
export class PenaltyTerms {
  @Field(() => SafeInt)
  amountCents!: number;

  @Field(() => String)
  currency!: string;

  @Field(() => PenaltyUnitEnum)
  unit!: PenaltyUnit;

  @Field(() => Boolean)
  startedUnits!: boolean;

  @Field(() => PenaltyScopeEnum)
  per!: PenaltyScope;

  @Field(() => SafeInt, { nullable: true })
  maximumCents!: number | null;
}

/**
 * The order as one viewer may see it. A supervisor's token is refused the text fields here, in the subgraph, so that
 * no other way in can show more.
 */
@Directive('@key(fields: "id")')
@ObjectType({ description: "Bevel tot voorlopige verwijdering: provisional removal, ordered ex parte." })
export class TakedownOrder {
  readonly #order: Order;
  readonly #viewer: Viewer;
  readonly #now: Instant;

  constructor(order: Order, viewer: Viewer, now: Instant) {
    this.#order = order;
    this.#viewer = viewer;
    this.#now = now;
  }

  /** For resolvers only: whoever looks at this order. */
  get viewer(): Viewer {
    return this.#viewer;
  }

  @Field(() => ID)
  get id(): OrderId {
    return this.#order.id;
  }

  @Field(() => OrderStatusEnum)
  get status(): OrderStatus {
    return this.#order.status;
  }

  @Field(() => Int, { description: "1 as first given; each modification counts on." })
  get version(): number {
    return this.#order.document.version;
  }

  @Field(() => Boolean, {
    description: "An order given ex parte is provisional until the main proceedings have ended.",
  })
  get provisional(): boolean {
    return this.#order.status !== "FINAL";
  }

  @Field(() => ID)
  get court(): string {
    return this.#order.document.court;
  }

  @Field(() => String)
  get caseNumber(): string {
    return this.#order.document.caseNumber;
  }

  @Field(() => IllegalContentTypeEnum, {
    nullable: true,
    description: "What the platform reports the order under (DSA art. 15(1)(a)); null where the court did not say.",
  })
  get illegalContentType(): IllegalContentType | null {
    return this.#order.document.illegalContentType ?? null;
  }

  @Field(() => ID)
  get applicationId(): string {
    return this.#order.applicationId;
  }

  @Field(() => DateTime, { description: "When the hub took the order in; its term runs from service, not from here." })
  get issuedAt(): Date {
    return new Date(this.#order.issuedAt);
  }

  @Field(() => Duration)
  get removeWithin(): string {
    return this.#order.document.removeWithin;
  }

  @Field(() => PenaltyTerms, { nullable: true })
  get penaltyTerms(): PenaltyTerms | null {
    const terms = this.#order.document.penalty;
    if (terms === undefined) return null;
    const { startedUnits = true, per = "ORDER", maximumCents = null } = terms;
    return { ...terms, startedUnits, per, maximumCents };
  }

  @Field(() => String)
  get language(): string {
    return this.#order.document.language;
  }

  @Field(() => String)
  get legalBasis(): string {
    return this.#order.document.legalBasis;
  }

  @Field(() => [String])
  get provisionsInfringed(): string[] {
    return [...this.#order.document.provisionsInfringed];
  }

  @Field(() => TerritorialScope)
  get territorialScope(): TerritorialScope {
    const text = (): Order["document"] => this.#text("territorialScope.reasons");
    return {
      extent: this.#order.document.territorialScope.extent,
      get reasons() {
        return text().territorialScope.reasons;
      },
    };
  }

  @Field(() => String, { description: "Of the court and the addressees only." })
  get judge(): string {
    return this.#text("judge").judge;
  }

  @Field(() => String, { description: "Of the court and the addressees only." })
  get statementOfReasons(): string {
    return this.#text("statementOfReasons").statementOfReasons;
  }

  @Field(() => MarginalTest, { description: "Of the court and the addressees only." })
  get marginalTest(): MarginalTest {
    const { unlawfulness, freedomOfExpression, urgency } = this.#text("marginalTest").marginalTest;
    if (!unlawfulness || !freedomOfExpression || !urgency)
      throw new Error(`Order ${this.id} is stored without a finding`);
    return { unlawfulness, freedomOfExpression, urgency };
  }

  @Field(() => Redress, { description: "Of the court and the addressees only." })
  get redress(): Redress {
    return this.#text("redress").redress;
  }

  @Field(() => [Translation], { description: "Of the court and the addressees only." })
  get translations(): Translation[] {
    return [...(this.#text("translations").translations ?? [])];
  }

  @Field(() => JWS, { description: "The court's seal, as it came. Of the court and the addressees only." })
  get seal(): string {
    this.#text("seal");
    return this.#order.seal;
  }

  @Field(() => [Opposition])
  get oppositions(): Opposition[] {
    return this.#order.oppositions.map((opposition) => Opposition.of(this.id, opposition, this.#viewer));
  }

  @Field(() => DateTime, { description: "By when the main claim is to be brought (after Rv art. 1019i)." })
  get mainTermEnd(): Date {
    return new Date(this.#order.mainTermEnd);
  }

  @Field(() => DateTime, { nullable: true, description: "When the main claim was brought." })
  get mainClaimBroughtAt(): Date | null {
    const { mainClaim } = this.#order;
    return mainClaim === undefined ? null : new Date(mainClaim.broughtAt);
  }

  @Field(() => DateTime, { nullable: true, description: "When it was lifted or lapsed." })
  get endedAt(): Date | null {
    const { ended } = this.#order;
    return ended === undefined ? null : new Date(ended.at);
  }

  @Field(() => [Addressee], { description: "A platform sees its own record only." })
  get addressees(): Addressee[] {
    const viewer = this.#viewer;
    return this.#order.addressees
      .filter((addressee) => viewer.role !== "platform" || addressee.platform === viewer.platform)
      .map((addressee) => new Addressee(this.id, addressee, viewer.role !== "supervisor", this.#now));
  }

  #text(field: string): Order["document"] {
    if (this.#viewer.role === "supervisor") {
      throw refuse(
        "TEXT_FORBIDDEN",
        `TakedownOrder.${field} is of the court and the addressees only; ask for the order's metadata instead.`,
        { field },
      );
    }
    return this.#order.document;
  }
}
