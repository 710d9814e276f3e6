package org.byggbar.identity;

/** What an account may do within its municipality. */
public enum Role {
    PLANNER, MODERATOR, DEVELOPER, ADMINISTRATOR
}
