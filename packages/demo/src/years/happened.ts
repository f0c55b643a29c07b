import type { ApplicationEvent } from "@exparte/orders/rules/application/application";
import type { ApplicationId } from "@exparte/orders/rules/ids";
import type { Instant } from "@exparte/orders/rules/instant";
import type { OrderEvent } from "@exparte/orders/rules/order/order-events";

/** What happened in one case at one moment, as the orders service takes it in. */
export interface Happened {
  readonly at: Instant;
  readonly doer: { readonly type: string; readonly id: string };
  readonly applicationId: ApplicationId;
  readonly application?: ApplicationEvent;
  readonly order?: readonly OrderEvent[];
}
