package ramscim.adapter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "ramscim.adapter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ADAPTER_KNOWS_NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.ws.rs..", "jakarta.servlet..", "com.unboundid..");

    @ArchTest
    static final ArchRule ADAPTER_KNOWS_THE_PORT_AND_NOTHING_ELSE_OF_CORE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ramscim.core.mapping..",
                    "ramscim.core.plan..",
                    "ramscim.core.provisioning..",
                    "ramscim.core.resource..",
                    "ramscim.server..");

    @ArchTest
    static final ArchRule ONLY_THE_ENTRY_AND_WHAT_IT_TAKES_ARE_PUBLIC = classes()
            .that()
            .arePublic()
            .should()
            .haveNameMatching(
                    "ramscim\\.adapter\\.(Aliyun\\w+|ApiClass|ApiState|AssumedRole|OidcRole|RamResilience|RamTelemetry|Standing)");
}
