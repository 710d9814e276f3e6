/** A document of a plan: to read and to print. */
import { need } from "../platform/dom.js";

need("#print").addEventListener("click", () => window.print());
document.documentElement.dataset.scripted = "";
