/** Tests of the code that the package descriptions of hma-api show. */
package dev.hma.testkit.guide;
