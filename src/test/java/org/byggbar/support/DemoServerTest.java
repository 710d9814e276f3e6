package org.byggbar.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole server over a database of its own that holds the demo municipalities and nothing else: for tests that compare all
 * there is. It is stopped after the class; whoever can do with what other tests leave behind takes {@link ServerTest}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.jmx.enabled=false")
@ContextConfiguration(initializers = ScratchDatabase.class)
@DirtiesContext
public @interface DemoServerTest {}
