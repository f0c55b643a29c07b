import { connectionOf, PageInfo } from "@exparte/subgraph";
import { Field, ObjectType } from "type-graphql";
import type { ApplicationPage } from "../../store/application/applications.js";
import { Application } from "./application.js";

@ObjectType({ description: "One application in a list, with its place." })
export class ApplicationEdge {
  @Field(() => String, { description: "The application's place in the list, to go on after." })
  cursor!: string;

  @Field(() => Application, { description: "The application itself." })
  node!: Application;
}

@ObjectType({ description: "A page of applications (a Relay connection)." })
export class ApplicationConnection {
  @Field(() => [ApplicationEdge], { description: "The applications of this page." })
  edges!: ApplicationEdge[];

  @Field(() => PageInfo, { description: "Whether more applications follow, and after which cursor." })
  pageInfo!: PageInfo;

  static of(page: ApplicationPage): ApplicationConnection {
    return connectionOf(page, Application.of);
  }
}
