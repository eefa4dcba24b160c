// Everything here is an extra: every page works without it.
import { startAloud } from "./aloud";
import { startHints } from "./hints";
import { startLive } from "./live";
import { startDrafts } from "./drafts";
import { startKept } from "./kept";
import { startPapers } from "./paper";
import { startMust } from "./must";
import { startSending } from "./send";
import { startSmall } from "./small";
import { startTranscribing } from "./transcribe";

document.documentElement.classList.add("js");
startKept();
startDrafts();
startTranscribing();
startSending();
startPapers();
startMust();
startSmall();
startAloud();
startHints();
startLive();
