import { connectionOf, PageInfo } from "@exparte/subgraph";
import { Field, ObjectType } from "type-graphql";
import type { Order } from "../../rules/order/order.js";
import type { OrderPage } from "../../store/order/order-list.js";
import { TakedownOrder } from "./takedown-order.js";

@ObjectType({ description: "One order in a list, with its place." })
export class TakedownOrderEdge {
  @Field(() => String, { description: "The order's place in the list, to go on after." })
  cursor!: string;

  @Field(() => TakedownOrder, { description: "The order itself." })
  node!: TakedownOrder;
}

@ObjectType({ description: "A page of orders (a Relay connection)." })
export class TakedownOrderConnection {
  @Field(() => [TakedownOrderEdge], { description: "The orders of this page." })
  edges!: TakedownOrderEdge[];

  @Field(() => PageInfo, { description: "Whether more orders follow, and after which cursor." })
  pageInfo!: PageInfo;

  static of(page: OrderPage, show: (order: Order) => TakedownOrder): TakedownOrderConnection {
    return connectionOf(page, show);
  }
}
