package org.byggbar.dialogue;

/** A spam rule that a contribution met. It is held like every other and never dropped: a person decides. */
enum Suspicion {
    /** The field that people don't see was filled in. */
    HONEYPOT,
    /** Sent sooner after the form was opened than anybody writes. */
    TOO_FAST,
    /** Sent from a form opened more than a day ago. */
    OLD_FORM,
    /** The same words were sent about the same plan before. */
    DUPLICATE
}
