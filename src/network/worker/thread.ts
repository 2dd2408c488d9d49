import { answerWith } from "../../threads/answer-with";
import { measures } from "./measures";

answerWith(measures);
