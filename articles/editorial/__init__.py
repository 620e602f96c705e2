"""What people decide: publish and withdraw, accept and reject, correct, edit, and take back."""
