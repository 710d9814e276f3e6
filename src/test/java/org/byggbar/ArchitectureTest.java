package org.byggbar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The rules of the house that a compiler doesn't hold. */
@AnalyzeClasses(packagesOf = ByggbarServer.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyGeoSeesProjections = noClasses().that().resideOutsideOfPackage("..geo..")
            .should().dependOnClassesThat().resideInAPackage("org.locationtech.proj4j..");

    @ArchTest
    static final ArchRule onlyFiltersSeeGeoTools = noClasses().that().resideOutsideOfPackages("..geo..", "..layers.filter..")
            .should().dependOnClassesThat().resideInAPackage("org.geotools..");

    @ArchTest
    static final ArchRule layersKnowNoFeatureByName = noClasses().that().resideInAnyPackage("..layers..", "..changes..")
            .should().dependOnClassesThat().resideInAnyPackage("..zoning..", "..plans..", "..sites..", "..housing..", "..dialogue..");

    @ArchTest
    static final ArchRule platformKnowsNoPlanning = noClasses().that().resideInAPackage("..platform..")
            .should().dependOnClassesThat().resideInAnyPackage("..zoning..", "..plans..", "..sites..", "..housing..", "..dialogue..",
                    "..municipality..", "..identity..", "..layers..", "..changes..", "..exchange..", "..geo..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Autowired.class)
            .andShould().notBeAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses().should().haveSimpleNameEndingWith("Impl")
            .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("DTO")
            .orShould().haveNameMatching(".*\\.(Abstract|Base)[A-Z]\\w*");
}
