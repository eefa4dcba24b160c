// Everything here is an extra: every page works without it.
import { startAloud } from "./aloud";
import { startBoard } from "./board";
import { startHints } from "./hints";
import { startLive } from "./live";
import { startDrafts } from "./drafts";
import { startKept } from "./kept";
import { startOnward } from "./onward";
import { startPapers } from "./paper";
import { startMust } from "./must";
import { startSending } from "./send";
import { startSmall } from "./small";
import { startStaying } from "./stay";
import { startTranscribing } from "./transcribe";

document.documentElement.classList.add("js");
startKept();
startDrafts();
startTranscribing();
startSending();
startOnward();
startPapers();
startMust();
startSmall();
startStaying();
startBoard();
startAloud();
startHints();
startLive();
