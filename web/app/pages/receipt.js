/** The receipt page. */
import { wireReceipt } from "./receipt-code.js";

wireReceipt();
document.documentElement.dataset.scripted = "";
