"""The page in the browser: cause a spasm, watch it in the body, end it, and see where every number comes from."""
