package org.byggbar.exchange;

/** A feature package's share of the demo data: it loads its own tables from its own file of a demo folder. */
public interface DemoPart {

    /** Parts are loaded lowest first: municipality 10, context 15, accounts 20, plans 30, zones 40, what builds on them 50. */
    int order();

    void load(DemoFolder folder);
}
