package ramscim.server.security;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.Ordered;

/** Takes away what Spring Security looks up the handler of each request with, before it has seen that it is there. */
final class WithoutHandlerLookup implements BeanDefinitionRegistryPostProcessor, Ordered {
    private static final String LOOKUP = "mvcHandlerMappingIntrospector";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry.containsBeanDefinition(LOOKUP)) {
            registry.removeBeanDefinition(LOOKUP);
        }
    }

    /** Those without an order come later. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
