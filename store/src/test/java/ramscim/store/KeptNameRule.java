package ramscim.store;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** For whatever reads a database. */
public final class KeptNameRule {
    /** What a newer version has written is read by {@link KeptName} alone. */
    public static final ArchRule NOBODY_EXPECTS_TO_KNOW_EVERY_NAME = noClasses()
            .should()
            .callMethodWhere(target(name("valueOf"))
                    .and(target(owner(assignableTo(Enum.class))))
                    .and(target(rawParameterTypes(String.class))));

    private KeptNameRule() {}
}
