// From a record system's button on to the desk: a step of our own, so that the browser brings this desk's session along.
import { link } from "../../press/web/shared/elements.js";

location.replace(link("on").href);
