import { connectionOf } from "@exparte/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { seeComplaints } from "../use-cases/complaint/see-complaints.js";
import { Complaint, ComplaintConnection } from "./complaint/complaint.js";
import type { ComplaintsContext } from "./context.js";
import { PageArgs, pageWanted } from "./page-args.js";
import { TakedownOrder } from "./takedown-order.js";

@Resolver(() => TakedownOrder)
export class TakedownOrderResolver {
  @FieldResolver(() => ComplaintConnection, {
    nullable: true,
    description:
      "Complaints about the same content, newest first. The AP; a platform those about itself, once under review; a regulator without the content.",
  })
  async complaints(
    @Root() { id }: TakedownOrder,
    @Args(() => PageArgs) wanted: PageArgs,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintConnection> {
    const { page, viewer } = await seeComplaints(deps, actor(), { orderId: id }, pageWanted(wanted));
    return connectionOf(page, (complaint) => new Complaint(complaint, viewer, deps.clock()));
  }
}
