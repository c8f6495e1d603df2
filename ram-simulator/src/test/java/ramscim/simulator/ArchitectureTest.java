package ramscim.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ramscim.simulator");

    @Test
    void packages_amongThemselves_haveNoCycles() {
        slices().matching("ramscim.simulator.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packages_belowTheRoot_doNotKnowTheHttpServer() {
        noClasses()
                .that()
                .resideInAPackage("ramscim.simulator.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.tomakehurst..")
                .check(CLASSES);
    }

    @Test
    void packages_belowTheRoot_doNotKnowTheRoot() {
        noClasses()
                .that()
                .resideInAPackage("ramscim.simulator.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ramscim.simulator")
                .check(CLASSES);
    }
}
