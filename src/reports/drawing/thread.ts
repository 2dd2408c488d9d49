import { answerWith } from "../../threads/answer-with";
import { painting } from "./painting";

answerWith(painting);
