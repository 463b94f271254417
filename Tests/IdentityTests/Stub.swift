// Tests of identity come here.
