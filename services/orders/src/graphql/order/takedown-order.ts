import { dateOrNull } from "@exparte/dutch-time";
import { Ctx, Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { statuteOf } from "../../rules/addressee/writ.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { appealsOf, decisionOf } from "../../rules/order/appealed-decision.js";
import type { LiftingCause, ModificationCause } from "../../rules/order/cause.js";
import { concerns } from "../../rules/order/contested-items.js";
import { isFinal, type Order, type OrderStatus } from "../../rules/order/order.js";
import type { IllegalContentType, ServiceBy } from "../../rules/order-document/order-document.js";
import { refuse } from "../../rules/refusals.js";
import { sealReadBy } from "../../use-cases/order/respondents.js";
import type { Viewer } from "../../use-cases/viewer.js";
import { Addressee } from "../addressee/addressee.js";
import { OrderAppeal } from "../appeal/order-appeal.js";
import type { OrdersContext } from "../context.js";
import { Opposition } from "../opposition/opposition.js";
import { PenaltyTerms } from "../penalty-of-order/penalty-terms.js";
import { DateTime, Duration, JWS, SafeInt } from "../scalars.js";
import {
  IllegalContentTypeEnum,
  LiftingCauseEnum,
  ModificationCauseEnum,
  OrderStatusEnum,
  ServiceByEnum,
} from "./enums.js";
import { MainJudgment, OnAppeal } from "./main-judgment.js";
import { Annulment, MarginalTest, PosterInformedBy, Redress, TerritorialScope, Translation } from "./order-parts.js";

/**
 * The order as one viewer may see it. The text fields refuse a supervisor's token here, in the subgraph, so that every
 * path to them does.
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

  /** For resolvers only: the viewer of this order. */
  get viewer(): Viewer {
    return this.#viewer;
  }

  @Field(() => ID, { description: "The order's id, which requests, messages and confirmations name." })
  get id(): OrderId {
    return this.#order.id;
  }

  @Field(() => OrderStatusEnum, { description: "Where the order stands." })
  get status(): OrderStatus {
    return this.#order.status;
  }

  @Field(() => Int, { description: "1 as first given; each modification counts on." })
  get version(): number {
    return this.#order.document.version;
  }

  @Field(() => Boolean, {
    description: "An order given ex parte is provisional until the judgment that confirms it is irrevocable.",
  })
  get provisional(): boolean {
    return !isFinal(this.#order);
  }

  @Field(() => ID, { description: "The id of the court that gave the order." })
  get court(): string {
    return this.#order.document.court;
  }

  @Field(() => String, { description: "The court's own case number (zaaknummer)." })
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

  @Field(() => ID, { description: "The id of the application that was granted." })
  get applicationId(): string {
    return this.#order.applicationId;
  }

  @Field(() => DateTime, { description: "When the hub took the order in; its term runs from service, not from here." })
  get issuedAt(): Date {
    return new Date(this.#order.issuedAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the judge gave the order orally; null where it was given in writing. Terms run from service.",
  })
  get givenOrallyAt(): Date | null {
    return dateOrNull(this.#order.givenOrallyAt);
  }

  @Field(() => Duration, { description: "How soon the items are to be gone, from service (zeer korte termijn)." })
  get removeWithin(): string {
    return this.#order.document.removeWithin;
  }

  @Field(() => Duration, {
    nullable: true,
    description:
      "How soon the order is to be served, as the court sealed it; null where it left that to the hub's setting. See Addressee.serveBy.",
  })
  get serveWithin(): string | null {
    return this.#order.document.serveWithin ?? null;
  }

  @Field(() => ServiceByEnum, { description: "What begins the terms." })
  get serviceBy(): ServiceBy {
    return this.#order.document.serviceBy ?? "ACKNOWLEDGEMENT";
  }

  @Field(() => Boolean, {
    description:
      "Whether no penalty is forfeited before a writ (exploot, Rv art. 611a(3)). False for an order that was given when any service began it.",
  })
  get penaltyAfterWrit(): boolean {
    return this.#order.writ !== undefined;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "The statute that gives an acknowledgement of this order the force of a writ; null where none does, and only a bailiff's writ counts.",
  })
  get acknowledgementIsWritUnder(): string | null {
    return statuteOf(this.#order) ?? null;
  }

  @Field(() => SafeInt, {
    nullable: true,
    description:
      "What all addressees forfeit together at most, in cents of the penalties' currency; null where there is no joint maximum.",
  })
  get jointMaximumCents(): number | null {
    return this.#order.document.jointMaximum?.maximumCents ?? null;
  }

  @Field(() => PenaltyTerms, {
    nullable: true,
    description: "The terms of the penalty (dwangsom); null when the order has none.",
  })
  get penaltyTerms(): PenaltyTerms | null {
    const terms = this.#order.document.penalty;
    return terms === undefined ? null : PenaltyTerms.of(terms);
  }

  @Field(() => PosterInformedBy, {
    nullable: true,
    description:
      "From when the poster may be told (DSA art. 9(5)); null where the poster is told at the latest when the order takes effect.",
  })
  get posterInformedBy(): PosterInformedBy | null {
    const by = this.#order.document.posterInformedBy;
    if (by === undefined) return null;
    const reasons = (): string => {
      this.#text("posterInformedBy.reasons");
      return by.reasons;
    };
    return {
      after: new Date(by.after),
      get reasons() {
        return reasons();
      },
    };
  }

  @Field(() => String, { description: "The language of the order, ISO 639-1." })
  get language(): string {
    return this.#order.document.language;
  }

  @Field(() => String, { description: "The legal basis of the order (grondslag)." })
  get legalBasis(): string {
    return this.#order.document.legalBasis;
  }

  @Field(() => [String], { description: "The provisions of law that the content infringes." })
  get provisionsInfringed(): string[] {
    return [...this.#order.document.provisionsInfringed];
  }

  @Field(() => TerritorialScope, { description: "Where the order has effect, and why that far." })
  get territorialScope(): TerritorialScope {
    const text = (): Order["document"] => this.#text("territorialScope.reasons");
    return {
      extent: this.#order.document.territorialScope.extent,
      get reasons() {
        return text().territorialScope.reasons;
      },
    };
  }

  @Field(() => String, { description: "The judge who gave the order; of the court and the addressees only." })
  get judge(): string {
    return this.#text("judge").judge;
  }

  @Field(() => String, {
    description: "Why the content is unlawful (motivering); of the court and the addressees only.",
  })
  get statementOfReasons(): string {
    return this.#text("statementOfReasons").statementOfReasons;
  }

  @Field(() => MarginalTest, {
    nullable: true,
    description:
      "The judge's three findings, with their reasons; null where the order asks for disclosure alone. Of the court and the addressees only.",
  })
  get marginalTest(): MarginalTest | null {
    const { marginalTest } = this.#text("marginalTest");
    if (marginalTest === undefined) return null;
    const { unlawfulness, freedomOfExpression, urgency } = marginalTest;
    if (!unlawfulness || !freedomOfExpression || !urgency)
      throw new Error(`Order ${this.id} is stored without a finding`);
    return { unlawfulness, freedomOfExpression, urgency };
  }

  @Field(() => Redress, {
    description: "What platform and poster can do against the order; of the court and the addressees only.",
  })
  get redress(): Redress {
    return this.#text("redress").redress;
  }

  @Field(() => [Translation], {
    description: "The order's text in other languages; of the court and the addressees only.",
  })
  get translations(): Translation[] {
    return [...(this.#text("translations").translations ?? [])];
  }

  @Field(() => JWS, {
    description:
      "The court's seal, as it came; the court reads it with all its parts, a platform with its own. Of the court and the addressees only.",
  })
  async seal(@Ctx() { deps }: Pick<OrdersContext, "deps">): Promise<string> {
    const { court } = this.#text("seal");
    if (this.#viewer.role === "supervisor") throw new Error("A supervisor reads no text of an order");
    return sealReadBy(deps, this.#viewer, court, this.#order);
  }

  @Field(() => [Opposition], {
    description:
      "What was lodged against the order, and what came of it; a platform does not see what contests items of others alone.",
  })
  get oppositions(): Opposition[] {
    const [order, viewer] = [this.#order, this.#viewer];
    return order.oppositions
      .filter((one) => viewer.role !== "platform" || concerns(order, one, viewer.platform))
      .map((opposition) => Opposition.of(order, opposition, viewer));
  }

  @Field(() => [OrderAppeal], {
    description:
      "Appeals against decisions on the order, and what came of them; a platform does not see those about items of others alone.",
  })
  get appeals(): OrderAppeal[] {
    const [order, viewer] = [this.#order, this.#viewer];
    return appealsOf(order)
      .filter(({ against }) => {
        const { opposition } = decisionOf(order, against);
        return viewer.role !== "platform" || opposition === undefined || concerns(order, opposition, viewer.platform);
      })
      .map((appeal) => OrderAppeal.of(order, appeal, viewer));
  }

  @Field(() => Boolean, {
    description:
      "Whether the order is obeyed although an appeal is lodged (uitvoerbaar bij voorraad), as it says itself; a decision on it can say otherwise.",
  })
  get enforceableDespiteAppeal(): boolean {
    return this.#order.document.enforceableDespiteAppeal ?? true;
  }

  @Field(() => OnAppeal, {
    nullable: true,
    description:
      "The court that gave the present version on appeal, and sealed it; null where the court of the order did.",
  })
  get onAppeal(): OnAppeal | null {
    return this.#order.document.onAppeal ?? null;
  }

  @Field(() => MainJudgment, {
    nullable: true,
    description: "The judgment in the main proceedings; null before it, and for one from before it was kept by itself.",
  })
  get mainJudgment(): MainJudgment | null {
    const judgment = this.#order.mainJudgment;
    return judgment === undefined ? null : MainJudgment.of(judgment, this.#viewer);
  }

  @Field(() => DateTime, { description: "By when the main claim is to be brought (after Rv art. 1019i)." })
  get mainTermEnd(): Date {
    return new Date(this.#order.mainTermEnd);
  }

  @Field(() => DateTime, { nullable: true, description: "When the main claim was brought; null when it was not." })
  get mainClaimBroughtAt(): Date | null {
    const { mainClaim } = this.#order;
    return mainClaim === undefined ? null : new Date(mainClaim.broughtAt);
  }

  @Field(() => DateTime, { nullable: true, description: "When the order was lifted or lapsed; null when it was not." })
  get endedAt(): Date | null {
    const { ended } = this.#order;
    return ended === undefined ? null : new Date(ended.at);
  }

  @Field(() => LiftingCauseEnum, {
    nullable: true,
    description:
      "Why it was lifted without an opposition; null while it is not, and where an opposition or the main proceedings ended it.",
  })
  get liftedBecause(): LiftingCause | null {
    return this.#order.ended?.cause ?? null;
  }

  @Field(() => Annulment, { nullable: true, description: "The decision that annulled it; null when none did." })
  get annulment(): Annulment | null {
    return this.#order.ended?.annulment ?? null;
  }

  @Field(() => ModificationCauseEnum, {
    nullable: true,
    description:
      "Why its present version was given; null for the first, and for one that came of an opposition or with a clarification.",
  })
  get modifiedBecause(): ModificationCause | null {
    return this.#order.modified?.ground?.cause ?? null;
  }

  @Field(() => [Addressee], {
    description: "The platforms that the order is addressed to; a platform sees its own record only.",
  })
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
