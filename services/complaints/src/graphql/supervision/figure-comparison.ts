import type { FigureComparison } from "@exparte/publication";
import { comparedFigure } from "@exparte/subgraph";
import { ObjectType } from "type-graphql";
import type { ComplaintFigure } from "../../rules/supervision/complaint-figure.js";
import type { NoticeFigure } from "../../rules/supervision/notice-figure.js";
import { ComplaintFigureEnum, NoticeFigureEnum } from "../enums.js";

@ObjectType({ description: "One figure beside that of another period, and beside the median of all platforms." })
export class ComplaintFigureComparison
  extends comparedFigure<ComplaintFigure>(
    ComplaintFigureEnum,
    "Median over all platforms about which the AP received a complaint in the period and that have this figure. A platform is told it only for whole half-years that are published (midnight to midnight in Amsterdam, as in publicReport), and only where at least five other platforms have the figure and at least five complained of other platforms; else it is null.",
  )
  implements FigureComparison<ComplaintFigure> {}

@ObjectType({ description: "One figure beside that of another period, and beside the median of all platforms." })
export class NoticeFigureComparison
  extends comparedFigure<NoticeFigure>(
    NoticeFigureEnum,
    "Median over all platforms that were sent a notice in the period and have this figure. A platform is told it only for whole half-years that are published (midnight to midnight in Amsterdam, as in publicReport), and only where at least five other platforms have the figure; else it is null.",
  )
  implements FigureComparison<NoticeFigure> {}
