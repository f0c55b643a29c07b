import { connectionOf, PageInfo } from "@exparte/subgraph";
import { Field, ObjectType } from "type-graphql";
import type { Order } from "../../rules/order/order.js";
import type { OrderPage } from "../../store/order/order-list.js";
import { TakedownOrder } from "./takedown-order.js";

@ObjectType()
export class TakedownOrderEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => TakedownOrder)
  node!: TakedownOrder;
}

@ObjectType({ description: "A Relay connection." })
export class TakedownOrderConnection {
  @Field(() => [TakedownOrderEdge])
  edges!: TakedownOrderEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  static of(page: OrderPage, show: (order: Order) => TakedownOrder): TakedownOrderConnection {
    return connectionOf(page, show);
  }
}
